import { testGuideFaults } from '../../testing/test-guide-faults.ts';

testGuideFaults('saas-v1');
